"""What is taught: programmes and courses with their figures and skills, beside what is asked for."""
