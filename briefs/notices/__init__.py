"""What people at the desk are told by e-mail of what others did."""
