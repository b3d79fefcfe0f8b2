"""The commands `stride history` and `stride log`: what was done, listed, shown, exported, corrected and added."""
