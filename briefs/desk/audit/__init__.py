"""The audit log at the desk: looked through, followed to its records, taken away."""
