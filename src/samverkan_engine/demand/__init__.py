"""Matched ads become vacancies and people sought, by place, occupation, skill and month."""
