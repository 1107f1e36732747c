### letter
