package roomfit

import "math"

const (
	rounds = 60
	step   = 1e-6
)

// minimise runs Levenberg and Marquardt's method with a numeric Jacobian (Marquardt 1963, doi:10.1137/0111030).
func (p *problem) minimise() {
	damping := 1e-3
	r := p.residuals(p.x)
	cost := squares(r)
	for range rounds {
		columns := p.jacobian(r)
		normal, gradient := normalEquations(columns, r)
		improved := false
		for range 12 {
			change, ok := solveLinear(damped(normal, damping), gradient)
			if !ok {
				damping *= 10
				continue
			}
			next := make([]float64, len(p.x))
			size := 0.0
			for i := range next {
				next[i] = p.x[i] - change[i]
				size = math.Max(size, math.Abs(change[i]))
			}
			nr := p.residuals(next)
			if c := squares(nr); c <= cost {
				improved = size > 1e-12
				p.x, r, cost = next, nr, c
				damping = math.Max(damping/10, 1e-12)
				break
			}
			damping *= 10
		}
		if !improved {
			return
		}
	}
}

func squares(r []float64) float64 {
	sum := 0.0
	for _, v := range r {
		sum += v * v
	}
	return sum
}

// jacobian lists, unknown by unknown, how the residuals change with it.
func (p *problem) jacobian(r []float64) [][]float64 {
	out := make([][]float64, len(p.x))
	x := append([]float64(nil), p.x...)
	for k := range x {
		keep := x[k]
		x[k] = keep + step
		moved := p.residuals(x)
		x[k] = keep
		out[k] = make([]float64, len(r))
		for i := range r {
			out[k][i] = (moved[i] - r[i]) / step
		}
	}
	return out
}

func normalEquations(columns [][]float64, r []float64) (normal [][]float64, gradient []float64) {
	for a := range columns {
		row := make([]float64, len(columns))
		g := 0.0
		for i := range r {
			g += columns[a][i] * r[i]
		}
		for b := range columns {
			for i := range r {
				row[b] += columns[a][i] * columns[b][i]
			}
		}
		normal, gradient = append(normal, row), append(gradient, g)
	}
	return normal, gradient
}

func damped(m [][]float64, by float64) [][]float64 {
	out := make([][]float64, len(m))
	for i := range m {
		out[i] = append([]float64(nil), m[i]...)
		out[i][i] += by*m[i][i] + 1e-12
	}
	return out
}

// solveLinear solves m x = v by elimination with pivots; it changes m.
func solveLinear(m [][]float64, v []float64) ([]float64, bool) {
	n := len(v)
	x := append([]float64(nil), v...)
	for c := range n {
		best := c
		for r := c + 1; r < n; r++ {
			if math.Abs(m[r][c]) > math.Abs(m[best][c]) {
				best = r
			}
		}
		if math.Abs(m[best][c]) < 1e-300 {
			return nil, false
		}
		m[c], m[best], x[c], x[best] = m[best], m[c], x[best], x[c]
		for r := c + 1; r < n; r++ {
			f := m[r][c] / m[c][c]
			for k := c; k < n; k++ {
				m[r][k] -= f * m[c][k]
			}
			x[r] -= f * x[c]
		}
	}
	for c := n - 1; c >= 0; c-- {
		for k := c + 1; k < n; k++ {
			x[c] -= m[c][k] * x[k]
		}
		x[c] /= m[c][c]
	}
	return x, true
}
