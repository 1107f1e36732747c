### road
