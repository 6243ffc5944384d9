"""Recognition: a deed of somebody, what it did and for whom, and who sees it."""
