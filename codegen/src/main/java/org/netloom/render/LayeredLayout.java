package org.netloom.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.FixedAlignment;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.netloom.render.Placement.Extent;
import org.netloom.render.Placement.Place;
import org.netloom.render.Placement.Point;
import org.netloom.render.Placement.Route;

/**
 * Layers by Sugiyama et al. 1981 with the placement of Brandes and Koepf 2002, by ELK. Each item has one input port for
 * all its inputs and one output port, both centred or where the caller says, so that trunks stay straight. The same
 * diagram always gets the same layout.
 */
public final class LayeredLayout {
    static {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    private final Direction direction;
    private final double between;
    private final double turn;
    private final double beside;

    /**
     * @param between distance of layers, in the direction of the data
     * @param turn distance of a link's first bend from the item it comes from
     * @param beside distance of items in one layer
     */
    public LayeredLayout(Direction direction, double between, double turn, double beside) {
        this.direction = direction;
        this.between = between;
        this.turn = turn;
        this.beside = beside;
    }

    /** Lays out items of the given extents; a link from or to none of them gets no route. */
    public Placement layout(Map<String, Extent> items, List<Diagram.Link> links) {
        ElkNode graph = graph(mostBranches(links));
        Map<String, Ports> nodes = new LinkedHashMap<>();
        items.forEach((id, extent) -> nodes.put(id, node(graph, extent)));
        List<ElkEdge> edges = new ArrayList<>();
        for (Diagram.Link link : links) {
            Ports from = nodes.get(link.from());
            Ports to = nodes.get(link.to());
            edges.add(from == null || to == null ? null : ElkGraphUtil.createSimpleEdge(from.out, to.in));
        }
        new LayeredLayoutProvider().layout(graph, new BasicProgressMonitor());
        return placement(graph, nodes, edges);
    }

    private record Ports(ElkNode node, ElkPort in, ElkPort out) {}

    private static long mostBranches(List<Diagram.Link> links) {
        return links.stream()
                .collect(Collectors.groupingBy(Diagram.Link::from, Collectors.counting()))
                .values()
                .stream()
                .mapToLong(n -> n)
                .max()
                .orElse(0);
    }

    /** @param branches most links out of one item: two are a trunk and a shortcut, more are set out evenly */
    private ElkNode graph(long branches) {
        ElkNode graph = ElkGraphUtil.createGraph();
        boolean down = direction == Direction.DOWN;
        graph.setProperty(
                LayeredOptions.DIRECTION,
                down ? org.eclipse.elk.core.options.Direction.DOWN : org.eclipse.elk.core.options.Direction.RIGHT);
        graph.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        graph.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.BRANDES_KOEPF);
        boolean trunk = branches <= 2;
        graph.setProperty(
                LayeredOptions.NODE_PLACEMENT_BK_FIXED_ALIGNMENT,
                trunk ? FixedAlignment.NONE : FixedAlignment.BALANCED);
        graph.setProperty(LayeredOptions.NODE_PLACEMENT_FAVOR_STRAIGHT_EDGES, trunk);
        graph.setProperty(LayeredOptions.CROSSING_MINIMIZATION_FORCE_NODE_MODEL_ORDER, !trunk);
        graph.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
        graph.setProperty(LayeredOptions.RANDOM_SEED, 1);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE, beside);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, between);
        graph.setProperty(LayeredOptions.SPACING_EDGE_NODE, beside * 0.6);
        graph.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, turn);
        graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 14.0);
        graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 12.0);
        graph.setProperty(LayeredOptions.PADDING, new org.eclipse.elk.core.math.ElkPadding(0));
        return graph;
    }

    private Ports node(ElkNode graph, Extent extent) {
        ElkNode node = ElkGraphUtil.createNode(graph);
        node.setDimensions(extent.width(), extent.height());
        node.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
        boolean down = direction == Direction.DOWN;
        ElkPort in = port(node, down ? PortSide.NORTH : PortSide.WEST, down ? extent.in() : 0, down ? 0 : extent.in());
        ElkPort out = port(
                node,
                down ? PortSide.SOUTH : PortSide.EAST,
                down ? extent.out() : extent.width(),
                down ? extent.height() : extent.out());
        return new Ports(node, in, out);
    }

    private static ElkPort port(ElkNode node, PortSide side, double x, double y) {
        ElkPort port = ElkGraphUtil.createPort(node);
        port.setProperty(LayeredOptions.PORT_SIDE, side);
        port.setLocation(x, y);
        return port;
    }

    private static Placement placement(ElkNode graph, Map<String, Ports> nodes, List<ElkEdge> edges) {
        Map<String, Place> places = new LinkedHashMap<>();
        nodes.forEach((id, ports) -> {
            ElkNode n = ports.node();
            places.put(id, new Place(n.getX(), n.getY(), n.getWidth(), n.getHeight()));
        });
        List<Route> routes = new ArrayList<>();
        for (ElkEdge edge : edges) {
            if (edge == null || edge.getSections().isEmpty()) {
                routes.add(Route.NONE);
                continue;
            }
            routes.add(route(edge.getSections().getFirst()));
        }
        return new Placement(graph.getWidth(), graph.getHeight(), places, routes);
    }

    private static Route route(ElkEdgeSection section) {
        List<Point> points = new ArrayList<>();
        points.add(new Point(section.getStartX(), section.getStartY()));
        for (ElkBendPoint bend : section.getBendPoints()) {
            points.add(new Point(bend.getX(), bend.getY()));
        }
        points.add(new Point(section.getEndX(), section.getEndY()));
        return new Route(points, null);
    }
}
