"""Fields, campuses and themes: established, or to be explored."""
