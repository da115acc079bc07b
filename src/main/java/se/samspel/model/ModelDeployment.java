package se.samspel.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

import se.samspel.StartRefused;

/**
 * Deploys the diagrams, decision tables and forms at start as one deployment, and only when one of them changed. They come from
 * the jar, or from the folder named by {@code samspel.model-dir} (with subfolders {@code processes} and {@code forms}).
 */
@Component
class ModelDeployment implements SmartInitializingSingleton {

    static final String NAME = "samspel";

    private static final Logger LOG = LoggerFactory.getLogger(ModelDeployment.class);
    private static final List<String> PATTERNS = List.of("processes/*.bpmn", "processes/*.dmn", "forms/*.form");

    private final RepositoryService repository;
    private final String root;

    ModelDeployment(RepositoryService repository, @Value("${samspel.model-dir:}") String modelDir) {
        this.repository = repository;
        this.root = modelDir.isBlank() ? "classpath*:/model/" : folder(modelDir);
    }

    private static String folder(String modelDir) {
        Path folder = Path.of(modelDir).toAbsolutePath().normalize();
        if (!Files.isDirectory(folder.resolve("processes")) || !Files.isDirectory(folder.resolve("forms"))) {
            throw new StartRefused("Samspel startar inte: mappen " + folder
                    + " (SAMSPEL_MODEL_DIR) saknar undermapparna processes och forms.");
        }
        return folder.toUri().toString();
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            DeploymentBuilder deployment = repository.createDeployment().name(NAME).source(NAME).enableDuplicateFiltering(false);
            for (Resource resource : resources()) {
                try (var content = resource.getInputStream()) {
                    deployment.addInputStream(resource.getFilename(), content);
                }
            }
            LOG.info("Modellen gäller: driftsättning {}", deployment.deploy().getId());
        } catch (ParseException invalid) {
            throw new StartRefused("Samspel startar inte: en modell kan inte läsas: " + invalid.getMessage(), invalid);
        } catch (ProcessEngineException | IOException failure) {
            throw new StartRefused("Samspel startar inte: modellerna kan inte driftsättas: " + failure.getMessage(), failure);
        }
    }

    private List<Resource> resources() throws IOException {
        var resolver = new PathMatchingResourcePatternResolver();
        List<Resource> all = new java.util.ArrayList<>();
        for (String pattern : PATTERNS) {
            all.addAll(Arrays.asList(resolver.getResources(root + pattern)));
        }
        if (all.isEmpty()) {
            throw new IOException("inga modeller i " + root);
        }
        all.sort(Comparator.comparing(Resource::getFilename));
        return all;
    }
}
