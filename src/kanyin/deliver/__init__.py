"""What is done with a finished file: it is printed, and sent by mail."""
