"""The change schedule of a partnership: freeze windows, load, authorities and paper owed."""
