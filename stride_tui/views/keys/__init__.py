"""The table of actions, and what is made from it: bottom lines, help, dialogs."""
