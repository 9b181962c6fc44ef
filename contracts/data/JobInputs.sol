// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AgreementTerms} from "./AgreementTerms.sol";
import {IAgreements} from "./IAgreements.sol";
import {ICatalog} from "./ICatalog.sol";
import {JobStatus} from "./IComputations.sol";
import {Input, Job} from "./Job.sol";
import {JobRounds} from "./JobRounds.sol";
import {JobWord} from "./JobWord.sol";
import {AgreementState} from "./INegotiations.sol";
import {Version} from "./Version.sol";
import {JobId} from "../types/JobId.sol";
import {OrgId} from "../types/OrgId.sol";

/// @notice What a job asks of catalogue and agreements.
abstract contract JobInputs is JobRounds {
    ICatalog public immutable CATALOG;
    IAgreements public immutable AGREEMENTS;

    constructor(ICatalog catalog, IAgreements agreements) {
        (CATALOG, AGREEMENTS) = (catalog, agreements);
    }

    /// @dev Each input is a published version, under an agreement of the requester.
    function _requireInputs(Job calldata job, Version[] calldata versions) internal view {
        uint256 inputs = job.inputs.length;
        require(versions.length == inputs, Computations_VersionsMissing(inputs, versions.length));
        for (uint256 i = 0; i < inputs; i++) {
            Input calldata input = job.inputs[i];
            OrgId consumer = AGREEMENTS.agreementOf(input.agreement).consumer;
            require(consumer == job.requester, Computations_NotConsumer(i, consumer, job.requester));
            Version calldata version = versions[i];
            require(
                version.resource == input.resource &&
                    version.number == input.version &&
                    CATALOG.versionDigest(version) == CATALOG.digestOf(input.resource, input.version),
                Computations_VersionWrong(i, input.resource, input.version)
            );
            bytes32 root = version.contentRoot;
            require(root == input.contentRoot, Computations_ContentRootWrong(i, input.contentRoot, root));
        }
    }

    function _ownersOf(Job calldata job) internal view returns (OrgId[] memory owners) {
        owners = new OrgId[](job.inputs.length);
        for (uint256 i = 0; i < owners.length; i++)
            owners[i] = AGREEMENTS.agreementOf(job.inputs[i].agreement).provider;
    }

    /// @dev Requester, or owner of an input.
    function _isSide(Job calldata job, OrgId org) internal view returns (bool) {
        if (org == job.requester) return true;
        OrgId[] memory owners = _ownersOf(job);
        for (uint256 i = 0; i < owners.length; i++) if (owners[i] == org) return true;
        return false;
    }

    /// @dev The number of a use is known after the call: its event comes last.
    function _charge(JobId id, Job calldata job, AgreementTerms[] calldata terms) internal {
        uint256 inputs = job.inputs.length;
        require(terms.length == inputs, Computations_TermsMissing(inputs, terms.length));
        for (uint256 i = 0; i < inputs; i++) {
            Input calldata input = job.inputs[i];
            require(
                terms[i].resource == input.resource && AGREEMENTS.idOf(terms[i]) == input.agreement,
                Computations_TermsWrong(i, input.agreement, input.resource)
            );
            uint32 use = AGREEMENTS.useFor(terms[i], input.version, job.purpose, id.raw());
            emit InputCharged(id, input.agreement, i, use);
        }
    }

    /// @dev Its use was charged in time: that its time is over since, or its uses are used up, takes nothing back.
    function _isWithdrawn(Input calldata input) private view returns (bool) {
        AgreementState state = AGREEMENTS.agreementOf(input.agreement).state;
        if (state == AgreementState.Suspended || state == AgreementState.Retired || state == AgreementState.Revoked)
            return true;
        return !CATALOG.serves(input.resource, input.version);
    }

    /// @return item The first input that is withdrawn; how many there are where none is.
    function _withdrawnIn(Job calldata job) internal view returns (uint256 item) {
        while (item < job.inputs.length && !_isWithdrawn(job.inputs[item])) item++;
    }

    function _requireNoneWithdrawn(JobId id, Job calldata job) internal view {
        uint256 item = _withdrawnIn(job);
        if (item < job.inputs.length) revert Computations_InputWithdrawn(id, item, job.inputs[item].agreement);
    }

    /// @return stopped Whether an input is withdrawn, and the job ended by that.
    function _stopIfWithdrawn(JobId id, Job calldata job, JobWord word) internal returns (bool stopped) {
        uint256 item = _withdrawnIn(job);
        stopped = item < job.inputs.length;
        if (!stopped) return false;
        _move(id, word, JobStatus.Stopped);
        emit JobStopped(id, job.inputs[item].agreement, item);
    }
}
