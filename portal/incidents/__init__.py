"""Past incidents from another system's export: read, checked, grouped, handed to the domain."""
