"""An entry of the register beside its sources: what it says, and the words it rests on."""
