"""What each kind of file needs before it is text: pure Python, no Django, nothing stored."""
