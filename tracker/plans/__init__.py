"""What was promised: plans, groups, tasks, rollouts."""
