"""What whoever runs a server needs: is it well, how busy is it, keep it safe, clear it out."""
