-- A worker has a heartbeat of its own besides the one of all, and the others take its away when it has died.
grant delete on platform.heartbeats to sportello_worker;
