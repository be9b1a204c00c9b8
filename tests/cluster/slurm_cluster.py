# SPDX-License-Identifier: Apache-2.0
"""A real Slurm in a folder: munged, slurmctld and a slurmd for each node, on loopback, without systemd.

    with SlurmCluster(folder, nodes=2) as cluster:
        cluster.run(["sbatch", ...])

Nothing of the machine's own configuration is read or changed: configuration, keys, sockets, state and logs lie in the
folder, ports are free ones. Runs as any user; jobs then run as that user.
"""

import os
import pathlib
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import time

PROGRAMS = ("munged", "slurmctld", "slurmd", "slurmstepd", "sbatch", "scontrol", "sinfo")
PLACES = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))

CONFIGURATION = """\
ClusterName=galley
SlurmctldHost={host}(127.0.0.1)
SlurmUser={user}
SlurmdUser={user}
AuthType=auth/munge
CredType=cred/munge
# A requeued job waits as long as a credential holds: two minutes, if nothing is said.
AuthInfo=socket={folder}/run/munge.socket,cred_expire=10
SlurmctldPort={controller_port}
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool-%n
SlurmctldPidFile={folder}/run/slurmctld.pid
SlurmdPidFile={folder}/run/slurmd-%n.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MailProg=/bin/true
MpiDefault=none
ReturnToService=2
SlurmctldTimeout=30
SlurmdTimeout=6
KillWait=2
SchedulerParameters=sched_interval=2,batch_sched_delay=1
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
"""


def missing_programs():
    return [name for name in PROGRAMS if shutil.which(name, path=PLACES) is None]


def free_ports(count):
    held = [socket.socket() for _ in range(count)]
    for each in held:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in held]
    for each in held:
        each.close()
    return ports


def wait_for(condition, seconds, what):
    """The first true value of condition(); AssertionError when there is none in time."""
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds} s in vain for {what}")
        time.sleep(0.05)


class Unavailable(AssertionError):
    """The cluster does not come up on this machine."""


class SlurmCluster:
    def __init__(self, folder, nodes, processors=2):
        self.folder = pathlib.Path(folder)
        self.nodes = [f"node{i + 1}" for i in range(nodes)]
        self.processors = processors
        self.daemons = {}
        self.environment = {**os.environ, "PATH": PLACES, "SLURM_CONF": str(self.folder / "slurm.conf")}
        for name in [name for name in self.environment if name.startswith(("SLURM_", "SBATCH_")) and name != "SLURM_CONF"]:
            del self.environment[name]

    def __enter__(self):
        try:
            self.configure()
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for daemon in reversed(self.daemons.values()):
            daemon.terminate()
        for daemon in self.daemons.values():
            try:
                daemon.wait(10)
            except subprocess.TimeoutExpired:
                daemon.kill()
                daemon.wait()
        for node in self.nodes:
            self.kill_jobs_of(node)

    def configure(self):
        for name, mode in (("run", 0o755), ("munge", 0o700), ("state", 0o700)):
            (self.folder / name).mkdir()
            (self.folder / name).chmod(mode)
        key = self.folder / "munge/key"
        key.write_bytes(secrets.token_bytes(1024))
        key.chmod(0o400)
        controller_port, *ports = free_ports(1 + len(self.nodes))
        host = socket.gethostname().split(".")[0]
        text = CONFIGURATION.format(host=host, user=pwd.getpwuid(os.getuid()).pw_name, folder=self.folder,
                                    controller_port=controller_port)
        for name, port in zip(self.nodes, ports):
            (self.folder / f"spool-{name}").mkdir()
            text += f"NodeName={name} NodeHostname={host} NodeAddr=127.0.0.1 Port={port} CPUs={self.processors} RealMemory=512\n"
        (self.folder / "slurm.conf").write_text(text)

    def daemon(self, name, words):
        log = open(self.folder / f"{name}.out", "ab")
        self.daemons[name] = subprocess.Popen(words, env=self.environment, stdin=subprocess.DEVNULL, stdout=log,
                                              stderr=log, cwd=self.folder, start_new_session=True)
        log.close()

    def start(self):
        munge = self.folder / "munge"
        self.daemon("munged", ["munged", "--foreground", f"--socket={self.folder}/run/munge.socket",
                               f"--key-file={munge}/key", f"--pid-file={munge}/pid", f"--seed-file={munge}/seed",
                               f"--log-file={munge}/log"])
        try:
            self.bring_up()
        except AssertionError as error:
            raise Unavailable(f"{error}\n{self.told()}") from error

    def bring_up(self):
        wait_for(lambda: (self.folder / "run/munge.socket").exists(), 20, "munged")
        self.daemon("slurmctld", ["slurmctld", "-D"])
        for node in self.nodes:
            self.daemon(node, ["slurmd", "-D", "-N", node])
        wait_for(lambda: self.states() == {node: "idle" for node in self.nodes}, 60, "the nodes")

    def run(self, words, check=True):
        """What a client says."""
        done = subprocess.run(words, env=self.environment, capture_output=True, text=True, timeout=60, check=False)
        if check and done.returncode != 0:
            raise AssertionError(f"{words} ended with {done.returncode}: {done.stderr}\n{self.told()}")
        return done.stdout

    def states(self):
        """State of each node: idle, mixed, down*, ..."""
        listed = self.run(["sinfo", "--noheader", "--Node", "--format=%N %t"], check=False)
        return dict(line.split() for line in listed.splitlines())

    def job(self, number):
        """What the controller knows of a job, a list of {name: value}: one for each task of an array."""
        listed = self.run(["scontrol", "--oneliner", "show", "job", str(number)])
        return [dict(word.split("=", 1) for word in line.split() if "=" in word) for line in listed.splitlines()]

    def processes_of(self, node):
        """Ids of what runs for jobs on a node: the daemons of steps, and what they started."""
        steps, others = [], []
        for place in pathlib.Path("/proc").glob("[0-9]*"):
            try:
                if self.is_step_of(place, node):
                    steps.append(int(place.name))
                    continue
                environment = (place / "environ").read_bytes().split(b"\0")
            except OSError:
                continue  # it ended, or is another user's
            if (f"SLURM_CONF={self.folder}/slurm.conf".encode() in environment
                    and f"SLURMD_NODENAME={node}".encode() in environment):
                others.append(int(place.name))
        return steps, others

    def is_step_of(self, place, node):
        """A daemon of a step is known by the log of its node, which it holds open; it hides its environment."""
        if not (place / "cmdline").read_bytes().startswith(b"slurmstepd"):
            return False
        log = f"{self.folder}/slurmd-{node}.log"
        return any(os.readlink(link).startswith(log) for link in (place / "fd").iterdir())

    def kill_node(self, node):
        """As when its plug is pulled: nothing on it has time for anything."""
        daemon = self.daemons.pop(node)
        daemon.kill()
        daemon.wait()
        self.kill_jobs_of(node)

    def kill_jobs_of(self, node):
        """Kills all at once, as far as they can tell: the daemons of steps are held meanwhile, since they would report
        the death of what they started, and if they went first, the kernel would send SIGHUP to what is stopped."""
        def none_is_left():
            # Again, since one that is killed later may have started others meanwhile.
            steps, others = self.processes_of(node)
            signalled = [(step, signal.SIGSTOP) for step in steps] + [(each, signal.SIGKILL) for each in others + steps]
            for process, number in signalled:
                try:
                    os.kill(process, number)
                except ProcessLookupError:
                    pass
            return not signalled

        wait_for(none_is_left, 10, f"the end of what runs on {node}")

    def told(self):
        """The ends of the logs, for a test that failed."""
        text = ""
        for log in sorted(self.folder.glob("*.log")) + sorted(self.folder.glob("*.out")) + [self.folder / "munge/log"]:
            if log.exists():
                text += f"--- {log.name}\n" + "".join(log.read_text(errors="replace").splitlines(keepends=True)[-15:])
        return text
