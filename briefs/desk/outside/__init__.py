"""Review by someone without an account, through a link that opens one draft."""
