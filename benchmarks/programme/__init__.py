"""What the week page is measured against: an empty view of the same site, and a plain template of the same page."""
