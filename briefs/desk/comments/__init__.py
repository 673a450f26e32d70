"""What people say of a draft, each comment tied to the words it is about."""
