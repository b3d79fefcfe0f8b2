"""What tests share: routines, histories, homes, and stand-ins for disks, runners and terminals."""
