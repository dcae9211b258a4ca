package library

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"scenograph/internal/asset"
	"scenograph/internal/lookup"
)

// machine is what a robot's description tells of it.
type machine struct {
	described bool // in a robot's format: URDF or MuJoCo
	moving    int  // joints that move
	serial    bool // one after the other, as in an arm
}

// machineOf counts the joints of a model that was read from a file.
func machineOf(file string, model *asset.Model) machine {
	m := machine{serial: true}
	switch strings.ToLower(path.Ext(file)) {
	case ".urdf", ".xml", ".mjcf", ".xacro":
		m.described = true
	}
	carries := make([]int, len(model.Parts)) // moving parts on each
	for i := range model.Parts {
		p := &model.Parts[i]
		if p.Joint == nil {
			continue
		}
		m.moving++
		if p.Parent >= 0 {
			carries[p.Parent]++
		}
	}
	m.serial = m.moving > 0 && !slices.ContainsFunc(carries, func(n int) bool { return n > 2 }) // a gripper's two fingers end an arm
	return m
}

// robots are names under which robots are known, and what each is. Makers' own names: franka.de, universal-robots.com, kuka.com,
// kinova.com, ufactory.cc, trossenrobotics.com, unitree.com, bostondynamics.com, anybotics.com, agilityrobotics.com, clearpath, pal-robotics.com,
// hello-robot.com, robotiq.com, shadowrobot.com, wonikrobotics.com, and as the MuJoCo Menagerie names them.
var robots = []struct {
	name *regexp.Regexp
	is   []string
}{
	{regexp.MustCompile(`^(franka|fr3|panda|ur3e?|ur5e?|ur10e?|ur16e|ur20|kuka|iiwa\d*|lbr|kinova|jaco\d?|xarm\d?|lite6|sawyer|yumi|viperx|vx300s?|widowx|wx250s?|so100|so101|gen3|z1|piper|yam|arx|l5|sawyer)$`), []string{"robot arm", "manipulator", "robotic arm"}},
	{regexp.MustCompile(`^(go1|go2|a1|b2|aliengo|anymal|spot|cheetah|barkour|cassie)$`), []string{"legged robot", "robot dog", "quadruped"}},
	{regexp.MustCompile(`^(h1|g1|atlas|digit|talos|nao|pepper|icub|valkyrie|humanoid|apollo|n1|op3|t1)$`), []string{"humanoid robot", "humanoid"}},
	{regexp.MustCompile(`^(robotiq|2f85|2f140|gripper|allegro|shadow|leap|ability|hand)$`), []string{"robot gripper", "robot hand", "end effector"}},
	{regexp.MustCompile(`^(turtlebot\d?|husky|jackal|ridgeback|fetch|pr2|tiago|stretch|hsr|baxter|freight|create|carter|nova|rbtheron|aloha)$`), []string{"mobile robot", "mobile manipulator"}},
	{regexp.MustCompile(`^(crazyflie|quadrotor|quadcopter|drone|skydio|x2|cf2|hummingbird)$`), []string{"drone", "quadrotor"}},
}

// robotWords say that something is a robot.
var robotWords = []string{"robot", "robots", "robotic", "manipulator"}

// fewestJoints make a robot of a machine that nothing else is known of.
const fewestJoints = 3

// words are what a robot is called besides its name; none for what is no robot. Furniture with joints, in the same formats, has a kind that
// the catalogue knows.
func (m machine) words(name string, known bool) []string {
	if !m.described {
		return nil
	}
	said := strings.FieldsFunc(lookup.Plain(name), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	called := slices.ContainsFunc(said, func(w string) bool { return slices.Contains(robotWords, w) })
	if known && !called {
		return nil
	}
	var out []string
	for _, w := range said {
		for _, r := range robots {
			if r.name.MatchString(w) {
				out = append(out, r.is...)
			}
		}
	}
	switch {
	case len(out) > 0:
	case !called && m.moving < fewestJoints:
		return nil
	case m.serial:
		out = []string{"robot arm", "manipulator", "robotic arm"}
	}
	out = append(out, "robot")
	slices.Sort(out)
	return slices.Compact(out)
}
