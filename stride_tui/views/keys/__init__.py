"""The table of actions, and what is told from it: footer, help, dialogs."""
