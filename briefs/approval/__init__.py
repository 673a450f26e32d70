"""From a draft to a text that may be published: submitted, sent back, approved."""
