"""What pages show beside the events themselves, worked out once for views and formats alike. Pure."""
