// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {APPROVAL_TYPEHASH, commitmentOf, hashJob, Input, Job, PROPOSAL_TYPEHASH} from "../../../contracts/data/Job.sol";
import {AgreementId} from "../../../contracts/types/AgreementId.sol";
import {JobId} from "../../../contracts/types/JobId.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {ResourceId} from "../../../contracts/types/ResourceId.sol";
import {ComputationsBase} from "./ComputationsBase.sol";

/// @notice Ids, digests and commitments as another implementation computes them, on the vectors that the TypeScript tests read.
contract ComputationVectorsTest is ComputationsBase {
    uint256 private constant JOBS = 8;
    uint256 private constant COMMITMENTS = 2;

    string private json = vm.readFile("test/vectors/computations.json");
    bytes32 private separator = vm.parseJsonBytes32(json, ".domain.separator");

    function test_IdsAndDigestsOfJobs() public view {
        uint256 seen = 0;
        for (; vm.keyExistsJson(json, _path(".jobs", seen)); seen++) {
            string memory path = _path(".jobs", seen);
            bytes32 hash = this.hashOf(_jobAt(string.concat(path, ".job")));
            vm.assertEq(hash, _word(path, ".structHash"), path);
            _assertDigest(hash, _word(path, ".id"), path);
            _assertDigest(keccak256(abi.encode(PROPOSAL_TYPEHASH, hash)), _word(path, ".proposal"), path);
            _assertDigest(keccak256(abi.encode(APPROVAL_TYPEHASH, hash)), _word(path, ".approval"), path);
        }
        vm.assertEq(seen, JOBS, "all read");
    }

    function test_Commitments() public view {
        uint256 seen = 0;
        for (; vm.keyExistsJson(json, _path(".commitments", seen)); seen++) {
            string memory path = _path(".commitments", seen);
            bytes32 commitment = commitmentOf(
                JobId.wrap(_word(path, ".job")),
                OrgId.wrap(uint32(_number(path, ".executor"))),
                _word(path, ".resultHash"),
                _word(path, ".logHash"),
                _word(path, ".salt")
            );
            vm.assertEq(commitment, _word(path, ".commitment"), path);
        }
        vm.assertEq(seen, COMMITMENTS, "all read");
    }

    /// @dev The deployed contract's domain is its own: name, version, chain and address.
    function test_TheContractsDomain() public view {
        Job memory job = newJob();
        bytes32 hash = this.hashOf(job);
        bytes32 own = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Tallystick Computations"),
                keccak256("1"),
                block.chainid,
                address(computations)
            )
        );
        (JobId id, bytes32 proposal, bytes32 approval) = computations.digestsOf(job);
        vm.assertEq(id.raw(), MessageHashUtils.toTypedDataHash(own, hash), "id");
        bytes32 content = keccak256(abi.encode(PROPOSAL_TYPEHASH, hash));
        vm.assertEq(proposal, MessageHashUtils.toTypedDataHash(own, content), "proposal");
        content = keccak256(abi.encode(APPROVAL_TYPEHASH, hash));
        vm.assertEq(approval, MessageHashUtils.toTypedDataHash(own, content), "approval");
    }

    /// @dev From memory to calldata.
    function hashOf(Job calldata job) external pure returns (bytes32) {
        return hashJob(job);
    }

    function _assertDigest(bytes32 hash, bytes32 expected, string memory what) private view {
        vm.assertEq(MessageHashUtils.toTypedDataHash(separator, hash), expected, what);
    }

    function _jobAt(string memory path) private view returns (Job memory job) {
        job.requester = OrgId.wrap(uint32(_number(path, ".requester")));
        job.algorithmHash = _word(path, ".algorithmHash");
        job.purpose = uint8(_number(path, ".purpose"));
        job.inputs = new Input[](_count(path, ".inputs"));
        for (uint256 i = 0; i < job.inputs.length; i++) {
            string memory input = _path(string.concat(path, ".inputs"), i);
            job.inputs[i].agreement = AgreementId.wrap(_word(input, ".agreement"));
            job.inputs[i].resource = ResourceId.wrap(_word(input, ".resource"));
            job.inputs[i].version = uint32(_number(input, ".version"));
            job.inputs[i].contentRoot = _word(input, ".contentRoot");
        }
        (job.executors, job.reserves) = (_orgs(path, ".executors"), _orgs(path, ".reserves"));
        (job.quorum, job.reserveQuorum) = (uint8(_number(path, ".quorum")), uint8(_number(path, ".reserveQuorum")));
        job.approveUntil = uint48(_number(path, ".approveUntil"));
        job.commitUntil = uint48(_number(path, ".commitUntil"));
        job.revealUntil = uint48(_number(path, ".revealUntil"));
        job.challengePeriod = uint32(_number(path, ".challengePeriod"));
        job.recommitPeriod = uint32(_number(path, ".recommitPeriod"));
        job.rerevealPeriod = uint32(_number(path, ".rerevealPeriod"));
        job.nonce = _number(path, ".nonce");
    }

    function _orgs(string memory path, string memory field) private view returns (OrgId[] memory orgs) {
        orgs = new OrgId[](_count(path, field));
        for (uint256 i = 0; i < orgs.length; i++) {
            orgs[i] = OrgId.wrap(uint32(vm.parseJsonUint(json, _path(string.concat(path, field), i))));
        }
    }

    function _count(string memory path, string memory field) private view returns (uint256 count) {
        while (vm.keyExistsJson(json, _path(string.concat(path, field), count))) count++;
    }

    function _path(string memory list, uint256 index) private pure returns (string memory) {
        return string.concat(list, "[", vm.toString(index), "]");
    }

    function _word(string memory path, string memory field) private view returns (bytes32) {
        return vm.parseJsonBytes32(json, string.concat(path, field));
    }

    function _number(string memory path, string memory field) private view returns (uint256) {
        return vm.parseJsonUint(json, string.concat(path, field));
    }
}
