"""Commands: stdout holds only the result, exit 0 done, 1 refused, 2 usage."""
