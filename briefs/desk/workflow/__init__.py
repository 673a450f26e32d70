"""From draft to approval at the desk: submit, assign, take back, send back, approve."""
