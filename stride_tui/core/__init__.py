"""The pure core: values and rules. It knows no file, no screen and no clock; `now` is always an argument."""
