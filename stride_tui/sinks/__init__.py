"""Where cues go: programs that play and speak, the terminal, the machine kept awake. Nothing here knows a session."""
