"""Official figures: each module reads the answers of one kind of service into FIGURES."""
