"""What the portal promises, told as stories and held by the machine."""
