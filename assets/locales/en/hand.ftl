### hand
