//! Reads the files of instruments/, checks them and says in plain words what to mend.
