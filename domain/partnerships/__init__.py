"""A partnership: two companies, their places and people, and the charter both leads signed."""
