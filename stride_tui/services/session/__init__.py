"""Sessions as every face leads them: the clock, the engine, the saving, the cues."""
