### money
