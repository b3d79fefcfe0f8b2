"""Sinks of cues: programs that play and speak, the terminal, the machine kept awake. They are given announcements only,
no session.
"""
