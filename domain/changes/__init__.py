"""Changes: what one side asks for, what the other answers, and how it goes live."""
