// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {Fact, FactKind} from "../../../contracts/anchoring/Fact.sol";
import {IFactConditions} from "../../../contracts/anchoring/IFactConditions.sol";
import {IQbftClient} from "../../../contracts/anchoring/IQbftClient.sol";
import {FactProof, ISideChain} from "../../../contracts/anchoring/ISideChain.sol";
import {AgreementState} from "../../../contracts/data/INegotiations.sol";
import {Deal, Leg} from "../../../contracts/settlement/Deal.sol";
import {IAsset} from "../../../contracts/settlement/IAsset.sol";
import {ClientId} from "../../../contracts/types/ClientId.sol";
import {AGREEMENTS, ATTESTATIONS, RECEIVABLES} from "../../../contracts/types/ContractName.sol";
import {HeaderPlan, QbftHeaderImage} from "../anchoring/QbftHeaderImage.sol";
import {SideChainBase} from "../anchoring/SideChainBase.sol";
import {OutsiderCount} from "./OutsiderCount.sol";

/// @notice Somebody who is no validator and no Council calls every function of anchoring, with headers that it sealed itself, with proofs that it made, and with what
/// would mean something from the Council. Counts the calls, and those that succeeded.
contract AnchoringOutsider is OutsiderCount {
    using QbftHeaderImage for HeaderPlan;

    IQbftClient private immutable QBFT;
    ISideChain private immutable SIDE_CHAIN;
    IFactConditions private immutable CONDITIONS;
    ClientId private immutable CLIENT;
    bytes32 private immutable KEY;
    address[] private _validators;
    /// @dev Of a header that is recorded.
    bytes private _header;
    bytes private _seals;
    /// @dev Encoded; of the fact, at the height at which it is proved.
    bytes private _proof;

    struct Known {
        ClientId client;
        bytes32 key;
        address[] validators;
        bytes header;
        bytes seals;
        FactProof proof;
    }

    constructor(IQbftClient qbft, ISideChain sideChain, IFactConditions conditions, Known memory known) {
        (QBFT, SIDE_CHAIN, CONDITIONS) = (qbft, sideChain, conditions);
        (CLIENT, KEY, _validators) = (known.client, known.key, known.validators);
        (_header, _seals, _proof) = (known.header, known.seals, abi.encode(known.proof));
    }

    function callCouncil(uint256 who, uint8 which, uint32 trustPeriod, uint64 chainId) external {
        bytes[4] memory all = [
            abi.encodeCall(IQbftClient.createClient, (chainId, 1 hours + (trustPeriod % 30 days), _header, _seals)),
            abi.encodeCall(IQbftClient.renewClient, (CLIENT, _header, _seals)),
            abi.encodeCall(IQbftClient.freezeClient, (CLIENT)),
            abi.encodeCall(ISideChain.nameContract, (CLIENT, AGREEMENTS, _outsider(who)))
        ];
        _call(who, which % 4 == 3 ? address(SIDE_CHAIN) : address(QBFT), all[which % all.length]);
    }

    /// @dev Validators of its own, the trusted ones, or both; sealed by its own keys, or by the seals of another header.
    function callUpdate(uint256 who, uint64 number, uint48 time, uint8 which, bytes32 stateRoot) external {
        address[] memory listed = which % 2 == 0 ? _validators : _own(who);
        uint48 sealedAt = uint48(block.timestamp) - (time % 1000);
        HeaderPlan memory plan = HeaderPlan(number, sealedAt, stateRoot, listed, 0, 20, QbftHeaderImage.NO_VOTE);
        bytes memory header = plan.encode();
        bytes memory seals = _seals;
        if (which % 3 != 0) {
            bytes memory seal = _signature(who, keccak256(header));
            seal[64] = bytes1(uint8(seal[64]) - 27);
            seals = seal;
            for (uint256 i = 1; which % 3 == 1 && i < 3; i++) seals = bytes.concat(seals, seal);
        }
        _call(who, address(QBFT), abi.encodeCall(IQbftClient.update, (CLIENT, header, seals)));
    }

    function _own(uint256 who) private pure returns (address[] memory own) {
        own = new address[](1);
        own[0] = _outsider(who);
    }

    /// @dev The fact's own proof under another height or kind; or nodes that it made up, for whatever key.
    function callObserve(uint256 who, uint8 kind, bytes32 key, uint64 number, bool foreign) external {
        FactProof memory proof = abi.decode(_proof, (FactProof));
        kind = kind % 3;
        if (foreign) proof.storageNodes[0] = abi.encode(key);
        else if (kind == 0) proof.number = number == proof.number ? number - 1 : number;
        Fact memory fact = Fact(CLIENT, FactKind(kind), foreign ? key : KEY);
        _call(who, address(CONDITIONS), abi.encodeCall(IFactConditions.observe, (fact, proof)));
    }

    function callAsset(uint256 who, uint8 which, uint256 amount) external {
        Deal memory deal = Deal(new Leg[](1), "contract", false, uint48(block.timestamp));
        deal.legs[0] = Leg(CONDITIONS, uint256(keccak256("fact")), _outsider(who), address(CONDITIONS), amount);
        bytes[3] memory all = [
            abi.encodeCall(IAsset.move, (deal, 0, "")),
            abi.encodeCall(IAsset.prepare, (deal, 0, "", "proof")),
            abi.encodeCall(IAsset.cancel, (deal, 0, ""))
        ];
        _call(who, address(CONDITIONS), all[which % all.length]);
    }
}

/// @notice Outsiders have nothing recorded, trusted, named or proved.
contract OutsidersAnchoringInvariants is SideChainBase {
    using QbftHeaderImage for HeaderPlan;

    bytes32 private constant KEY = "an agreement";
    IFactConditions private conditions;
    AnchoringOutsider private outsider;
    Fact private fact;
    bytes32 private stateAtStart;

    function setUp() public override {
        super.setUp();
        conditions = IFactConditions(deploy("FactConditions", abi.encode(address(this), qbft, sideChain)));
        address[] memory validators = validatorsOf(4);
        HeaderPlan memory plan = planOf(5, validators);
        bytes memory header = plan.encode();
        bytes memory seals = sealsOf(header, validators, 3);
        qbft.update(client, header, seals);
        fact = Fact(client, FactKind.AgreementActive, KEY);
        FactProof memory proof = _active(6);
        conditions.observe(fact, proof);
        AnchoringOutsider.Known memory known = AnchoringOutsider.Known(client, KEY, validators, header, seals, proof);
        outsider = new AnchoringOutsider(qbft, sideChain, conditions, known);
        stateAtStart = _observable();
    }

    function _active(uint64 number) private returns (FactProof memory) {
        uint256 word = (uint256(1) << 112) | ((START + 30 days) << 72) | uint256(AgreementState.Active);
        // Where the other chain's Agreements keeps it: see StorageSlots.
        return record(number, AGREEMENTS_THERE, keccak256(abi.encode(KEY, 3)), bytes32(word));
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(outsider);
    }

    /// @dev SYS-1
    function invariant_MeaningfulCallsByOutsidersChangeNothing() public view {
        vm.assertEq(_observable(), stateAtStart, "observable state");
    }

    /// @dev SYS-2
    function invariant_NoCallByAnOutsiderSucceeds() public view {
        vm.assertEq(outsider.succeeded(), 0, vm.toString(uint32(outsider.lastSucceeded())));
    }

    function test_TheCallsReachTheirTargets() public {
        for (uint8 i = 0; i < 12; i++) {
            outsider.callCouncil(i, i, i, 1 + i);
            outsider.callUpdate(i, i, i, i, bytes32(uint256(i)));
            outsider.callObserve(i, i, bytes32(uint256(i)), i, i % 2 == 0);
            outsider.callAsset(i, i, i);
        }
        vm.assertEq(outsider.calls(), 48, "calls");
        vm.assertEq(outsider.succeeded(), 0, vm.toString(uint32(outsider.lastSucceeded())));
        invariant_MeaningfulCallsByOutsidersChangeNothing();
    }

    /// @dev And they would pass if the hash did not see a change: what validators sealed, anybody may bring and prove.
    function test_AHeaderThatAnOutsiderBringsIsSeen() public {
        FactProof memory proof = _active(7);
        bytes32 recorded = _observable();
        vm.assertFalse(recorded == stateAtStart, "a header");
        vm.prank(OUTSIDER);
        conditions.observe(fact, proof);
        vm.assertFalse(_observable() == recorded, "an observation");
    }

    function _observable() private view returns (bytes32) {
        bytes memory all = abi.encode(
            qbft.clientOf(client),
            qbft.statusOf(client),
            qbft.validatorsOf(client),
            conditions.observationOf(conditions.factIdOf(fact))
        );
        for (uint64 number = 0; number < 16; number++) all = abi.encode(all, qbft.headerAt(client, number));
        return
            keccak256(
                abi.encode(
                    all,
                    sideChain.contracts(client, AGREEMENTS),
                    sideChain.contracts(client, ATTESTATIONS),
                    sideChain.contracts(client, RECEIVABLES)
                )
            );
    }
}
