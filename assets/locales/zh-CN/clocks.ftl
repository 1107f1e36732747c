### clocks
