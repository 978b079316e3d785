"""What is measured of a region: indicators, their values over the years, and the targets set for them."""
