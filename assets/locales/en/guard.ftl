### guard
