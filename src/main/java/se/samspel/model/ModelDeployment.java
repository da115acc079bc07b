package se.samspel.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

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
import org.springframework.transaction.support.TransactionTemplate;

import se.samspel.StartRefused;
import se.samspel.engine.RefusedModel;

/**
 * Deploys the diagrams, decision tables and forms at start as one deployment, and only when one of them changed. They come from
 * the jar, or from the folder named by {@code samspel.model-dir} (with subfolders {@code processes} and {@code forms}).
 * <p>
 * A model that has been in force before and was followed by another is not deployed again by itself: an older node that restarts
 * would otherwise make the old model the newest. {@code samspel.return-to-model=true} says that it is meant.
 */
@Component
class ModelDeployment implements SmartInitializingSingleton {

    static final String NAME = "samspel";

    private static final Logger LOG = LoggerFactory.getLogger(ModelDeployment.class);
    private static final List<String> PATTERNS = List.of("processes/*.bpmn", "processes/*.dmn", "forms/*.form");

    private final RepositoryService repository;
    private final DeployedModels models;
    private final TransactionTemplate transaction;
    private final String root;
    private final boolean mayReturn;

    ModelDeployment(RepositoryService repository, DeployedModels models, TransactionTemplate transaction,
            @Value("${samspel.model-dir:}") String modelDir, @Value("${samspel.return-to-model:false}") boolean mayReturn) {
        this.repository = repository;
        this.models = models;
        this.transaction = transaction;
        this.root = modelDir.isBlank() ? "classpath*:/model/" : folder(modelDir);
        this.mayReturn = mayReturn;
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
            SortedMap<String, byte[]> files = files();
            transaction.executeWithoutResult(status -> deploy(files));
        } catch (ParseException invalid) {
            throw new StartRefused("Samspel startar inte: en modell kan inte läsas: " + invalid.getMessage(), invalid);
        } catch (RefusedModel refused) {
            throw new StartRefused("Samspel startar inte: " + refused.getMessage(), refused);
        } catch (ProcessEngineException | IOException failure) {
            throw new StartRefused("Samspel startar inte: modellerna kan inte driftsättas: " + failure.getMessage(), failure);
        }
    }

    /** In the transaction that holds the models' lock: of nodes that start at the same time, one after the other. */
    void deploy(SortedMap<String, byte[]> files) {
        models.lock();
        String hash = DeployedModels.hash(files);
        if (models.isSuperseded(hash) && !mayReturn) {
            LOG.warn("Den här nodens modell har gällt förut och ersatts av en nyare, som fortsätter att gälla. Sätt samspel.return-to-model"
                    + " (SAMSPEL_RETURNTOMODEL) till true om den gamla ska gälla igen.");
            return;
        }
        DeploymentBuilder deployment = repository.createDeployment().name(NAME).source(NAME).enableDuplicateFiltering(false);
        files.forEach((name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
        LOG.info("Modellen gäller: driftsättning {}", deployment.deploy().getId());
        models.inForce(hash);
    }

    private SortedMap<String, byte[]> files() throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (Resource resource : resources()) {
            files.put(resource.getFilename(), resource.getContentAsByteArray());
        }
        return files;
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
        return all;
    }
}
