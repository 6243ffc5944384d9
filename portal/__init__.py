"""The web application in which two companies see what they owe each other."""
