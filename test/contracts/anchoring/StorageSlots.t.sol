// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {HeaderPlan, QbftHeaderImage} from "./QbftHeaderImage.sol";
import {ISideChain} from "../../../contracts/anchoring/ISideChain.sol";
import {IQbftClient} from "../../../contracts/anchoring/IQbftClient.sol";
import {AgreementId} from "../../../contracts/types/AgreementId.sol";
import {ClientId} from "../../../contracts/types/ClientId.sol";
import {INSTRUMENTS, RECEIVABLES} from "../../../contracts/types/ContractName.sol";
import {ReceivableId} from "../../../contracts/types/ReceivableId.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {SystemTest} from "../utils/SystemTest.sol";

/// @notice The slots that facts are read from are those that the contracts, as deployed, read themselves.
contract StorageSlotsTest is SystemTest {
    using QbftHeaderImage for HeaderPlan;

    uint64 private constant OTHER_CHAIN = 20_260;

    ISideChain private _side;
    ClientId private _client;

    function setUp() public override {
        super.setUp();
        IQbftClient qbft = IQbftClient(deploy("QbftClient", abi.encode(members)));
        _side = ISideChain(deploy("SideChain", abi.encode(members, qbft)));
        address[] memory validators = new address[](1);
        validators[0] = accountOf("validator");
        HeaderPlan memory plan = HeaderPlan(1, uint48(START), "state", validators, 0, 20, QbftHeaderImage.NO_VOTE);
        bytes memory header = plan.encode();
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(keyOf("validator"), keccak256(header));
        vm.startPrank(address(timelockController));
        _client = qbft.createClient(OTHER_CHAIN, 14 days, header, abi.encodePacked(r, s, v - 27));
        _side.nameContract(_client, RECEIVABLES, address(receivables));
        _side.nameContract(_client, INSTRUMENTS, address(instruments));
        vm.stopPrank();
    }

    function assertRead(address from, bytes32 slot) private {
        (bytes32[] memory reads, ) = vm.accesses(from);
        bool found = false;
        for (uint256 i = 0; i < reads.length; i++) found = found || reads[i] == slot;
        vm.assertTrue(found, "the contract reads this slot");
    }

    function testFuzz_Agreement(bytes32 id) public {
        vm.record();
        agreements.agreementOf(AgreementId.wrap(id));
        assertRead(address(agreements), _side.agreementSlot(AgreementId.wrap(id)));
    }

    function testFuzz_Statement(bytes32 uid) public {
        vm.record();
        attestations.recordOf(Uid.wrap(uid));
        assertRead(address(attestations), _side.statementSlot(Uid.wrap(uid)));
    }

    /// @dev The ledger's id of a receivable names its chain, so the contracts are asked as on the other one.
    function testFuzz_Receivable(bytes32 id) public {
        bytes32 slot = _side.receivableSlot(_client, ReceivableId.wrap(id));
        vm.chainId(OTHER_CHAIN);
        vm.record();
        receivables.debtOf(ReceivableId.wrap(id));
        assertRead(address(receivables), slot);
    }
}
